// Reloads the page after a change of the site. Only `press serve` adds this script.

const pause = 1_000;
let known = "";

setInterval(async () => {
  const answer = await fetch("/press-changes", { cache: "no-store" }).catch(() => undefined);
  const changes = answer?.ok ? await answer.text() : known;
  if (known !== "" && changes !== known) location.reload();
  known = changes;
}, pause);
