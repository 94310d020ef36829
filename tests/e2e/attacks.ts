// Datasets with attacks: every payload of tests/fixtures/attacks, in every field of a format where the payload
// could do harm.

import { columns, fields, isWeb, page, row, type Field, type Writer } from "./attack-fields.ts";
import { services } from "./attack-services.ts";

const writers: Record<string, Writer> = {
  "json-feed.json": (all) => ({
    version: "https://jsonfeed.org/version/1.1",
    title: all[0]?.text,
    home_page_url: "javascript:alert(1)",
    items: all.map(({ html, text, url, picture }, index) => ({
      id: `a${index}`,
      title: text,
      summary: text,
      content_html: html,
      url,
      external_url: url,
      image: picture,
      authors: [{ name: text, url }],
      tags: [text],
      attachments: [{ url, mime_type: text, title: text }],
      _gazette: {
        place: { name: text },
        source: { name: text, url },
        related: [{ url, title: text }],
        gallery: [{ url: picture, alt: text, caption: text, credit: text }],
        updates: [{ text }],
        timeline: {
          title: text,
          activities: [{ id: text, start: "2024", title: text, content_html: html, place: text, url, display_date: text, media: [{ url: picture, alt: text }] }],
        },
      },
    })),
  }),
  "wordpress.json": (all) =>
    all.map(({ html, text, url, picture }, index) => ({
      id: `a${index}`,
      date_gmt: "2024-01-01T00:00:00",
      link: url,
      title: { rendered: text },
      excerpt: { rendered: text },
      content: { rendered: html },
      _embedded: {
        author: [{ name: text, link: url }],
        "wp:featuredmedia": [{ source_url: picture, alt_text: text, caption: { rendered: html } }],
        "wp:term": [[{ taxonomy: "category", name: text, slug: text }, { taxonomy: "post_tag", name: text }]],
      },
    })),
  "activity-streams.json": (all) => ({
    "@context": "https://www.w3.org/ns/activitystreams",
    type: "OrderedCollection",
    name: all[0]?.text,
    orderedItems: all.map(({ html, text, url, picture }, index) => ({
      type: "Note",
      id: `a${index}`,
      name: text,
      summary: html,
      content: html,
      url,
      attributedTo: { name: text, url },
      tag: { name: text },
      image: { url: picture, name: text },
      attachment: [{ type: "Document", url, name: text, mediaType: text }],
      location: { name: text },
      startTime: "2024-01-01",
    })),
  }),
  "objects.json": (all) =>
    all.map(({ html, text, url, picture }, index) => ({ id: `a${index}`, title: text, body: html, url, image: picture, author: text, tags: text, summary: html })),
  "timeline-js.json": (all) => ({
    title: { text: { headline: all[0]?.text, text: all[0]?.html }, media: { url: all[0]?.picture } },
    events: all.map(({ html, text, url, picture }, index) => ({
      unique_id: `a${index}`,
      start_date: { year: 2000 },
      display_date: text,
      group: text,
      text: { headline: text, text: html },
      media: { url: isWeb(url) ? picture : url, caption: html, credit: html, alt: text },
      location: { name: text },
    })),
  }),
  "full-calendar.json": (all) =>
    all.map(({ html, text, url }, index) => ({ id: `a${index}`, title: text, start: "2024-01-01", url, description: html, location: text })),
  ...services,
};

/** A text for XML, and for attributes in it. */
const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

/** A cell of a table. */
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Formats that are no JSON. */
const texts: Record<string, (all: Field[]) => string> = {
  "rss.xml": (all) => {
    const item = ({ html, text, url, picture }: Field, index: number) =>
      `<item><guid isPermaLink="false">a${index}</guid><title>${xml(text)}</title><link>${xml(page(url, index))}</link>` +
      `<description>${xml(html)}</description><content:encoded><![CDATA[${html.replaceAll("]]>", "")}]]></content:encoded>` +
      `<dc:creator>${xml(text)}</dc:creator><category domain="${xml(url)}">${xml(text)}</category>` +
      `<enclosure url="${xml(url)}" type="${xml(text)}" length="1"/><source url="${xml(url)}">${xml(text)}</source>` +
      `<media:content url="${xml(picture)}" medium="image"><media:description>${xml(html)}</media:description>` +
      `<media:credit>${xml(text)}</media:credit></media:content></item>`;
    return (
      `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
      `xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${xml(all[0]?.html ?? "")}</title><link>javascript:alert(1)</link>` +
      `<description>${xml(all[0]?.html ?? "")}</description>${all.map(item).join("")}</channel></rss>`
    );
  },
  "atom.xml": (all) => {
    const entry = ({ html, text, url }: Field, index: number) =>
      `<entry><id>a${index}</id><title type="html">${xml(html)}</title><link href="${xml(page(url, index))}"/>` +
      `<link rel="enclosure" href="${xml(url)}" title="${xml(text)}"/><summary type="html">${xml(html)}</summary>` +
      `<author><name>${xml(text)}</name><uri>${xml(url)}</uri></author><category term="${xml(text)}"/>` +
      `<content type="html">${xml(html)}</content></entry>`;
    return `<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">${xml(all[0]?.html ?? "")}</title>${all.map(entry).join("")}</feed>`;
  },
  "table.csv": (all) => [columns, ...all.map(row)].map((cells) => cells.map(cell).join(",")).join("\r\n"),
};

/** The dataset in one format, by the name of its file. */
export async function attacks(name: string): Promise<string> {
  const all = await fields();
  const writer = writers[name];
  if (writer) return JSON.stringify(writer(all));
  const written = texts[name];
  if (written) return written(all);
  // iCalendar: lines cannot hold line breaks.
  const line = (text: string) => text.replaceAll("\\", "\\\\").replaceAll(/[\r\n]+/g, "\\n");
  const events = all.map(({ html, text, url }, index) =>
    ["BEGIN:VEVENT", `UID:a${index}`, "DTSTART:20240101", `SUMMARY:${line(text)}`, `DESCRIPTION:${line(html)}`, `LOCATION:${line(text)}`, `URL:${line(url)}`, "END:VEVENT"].join("\r\n"),
  );
  return ["BEGIN:VCALENDAR", `X-WR-CALNAME:${line(all[0]?.text ?? "")}`, ...events, "END:VCALENDAR"].join("\r\n");
}

/** The formats, by the names of their files. */
export const attacked = [...Object.keys(writers), ...Object.keys(texts), "icalendar.ics"];
