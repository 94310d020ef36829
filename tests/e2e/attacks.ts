// Datasets with attacks: every payload of tests/fixtures/attacks, in every field of a format where the payload
// could do harm.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Payload {
  name: string;
  payload: string;
}

const folder = join(import.meta.dirname, "..", "fixtures", "attacks");

export async function payloads(kind: "html" | "text" | "urls"): Promise<Payload[]> {
  return JSON.parse(await readFile(join(folder, `${kind}.json`), "utf8"));
}

/** The number of payloads. */
export async function countOfAttacks(): Promise<number> {
  return (await payloads("html")).length + (await payloads("text")).length + (await payloads("urls")).length;
}

interface Field {
  html: string;
  text: string;
  url: string;
  picture: string;
}

/** For each payload: the payload in all fields of its kind, and harmless values in the other fields. */
async function fields(): Promise<Field[]> {
  const plain = { html: "<p>Text</p>", text: "Text", url: "https://example.org/", picture: "/img/a.svg" };
  const html = (await payloads("html")).map(({ payload }) => ({
    ...plain,
    html: `<p>before</p>${payload}<p>after</p>`,
    text: payload,
  }));
  const text = (await payloads("text")).map(({ payload }) => ({ ...plain, text: payload, html: payload }));
  const urls = (await payloads("urls")).map(({ payload }) => {
    const quoted = payload.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const html = `<p><a href="${quoted}">a</a><iframe src="${quoted}"></iframe><q cite="${quoted}">q</q></p>`;
    // A browser may request any web address of a picture, so such a payload is not put into `picture`.
    return { ...plain, url: payload, html, picture: isWeb(payload) ? plain.picture : payload };
  });
  return [...html, ...text, ...urls];
}

function isWeb(address: string): boolean {
  try {
    return /^https?:$/.test(new URL(address, "https://example.org/").protocol);
  } catch {
    return true;
  }
}

type Writer = (all: Field[]) => unknown;

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
  "mastodon.json": (all) =>
    all.map(({ html, text, url, picture }, index) => ({
      id: `a${index}`,
      visibility: "public",
      created_at: "2024-01-01T00:00:00Z",
      content: html,
      // Pictures lie beside the dataset where a status has no page.
      url: isWeb(url) ? undefined : url,
      spoiler_text: text,
      account: { username: text, display_name: text },
      media_attachments: [{ type: "image", url: picture, description: text }, { type: "video", url, description: text }],
      tags: [{ name: text }],
    })),
  "contentful.json": (all) => ({
    items: all.map(({ html, text, url, picture }, index) => ({
      sys: { id: `a${index}`, createdAt: "2024-01-01T00:00:00Z" },
      fields: {
        title: text,
        summary: html,
        image: { url: picture, alt: text },
        tags: [text],
        body: {
          nodeType: "document",
          content: [
            { nodeType: "paragraph", content: [{ nodeType: "text", value: html, marks: [{ type: "bold" }] }] },
            { nodeType: "paragraph", content: [{ nodeType: "hyperlink", data: { uri: url }, content: [{ nodeType: "text", value: text, marks: [] }] }] },
          ],
        },
      },
    })),
  }),
  "full-calendar.json": (all) =>
    all.map(({ html, text, url }, index) => ({ id: `a${index}`, title: text, start: "2024-01-01", url, description: html, location: text })),
  "ghost.json": (all) => ({
    posts: all.map(({ html, text, url, picture }, index) => ({
      id: `id${index}`,
      slug: `a${index}`,
      title: text,
      html,
      url: page(url, index),
      custom_excerpt: html,
      feature_image: picture,
      feature_image_alt: text,
      feature_image_caption: html,
      published_at: "2024-01-01T00:00:00Z",
      visibility: "public",
      tags: [{ name: text, slug: text }],
      authors: [{ name: text, slug: text, url }],
    })),
    meta: { pagination: { page: 1, next: null } },
  }),
  "drupal.json": (all) => ({
    jsonapi: { version: "1.0" },
    data: all.map(({ html, text }, index) => ({
      type: "node--article",
      id: `id${index}`,
      attributes: {
        status: true,
        title: text,
        created: "2024-01-01T00:00:00+00:00",
        path: { alias: `/a${index}` },
        body: { value: html, processed: html, summary: html },
        field_link: { uri: "javascript:alert(1)", title: text },
      },
      relationships: {
        field_image: { data: { type: "file--file", id: `f${index}`, meta: { alt: text, title: text } } },
        field_tags: { data: [{ type: "taxonomy_term--tags", id: `t${index}` }] },
        uid: { data: { type: "user--user", id: `u${index}` } },
      },
    })),
    included: all.flatMap(({ text, picture }, index) => [
      { type: "file--file", id: `f${index}`, attributes: { uri: { url: picture } } },
      { type: "taxonomy_term--tags", id: `t${index}`, attributes: { name: text } },
      { type: "user--user", id: `u${index}`, attributes: { display_name: text } },
    ]),
  }),
  "strapi.json": (all) => ({
    data: all.map(({ html, text, url, picture }, index) => ({
      id: index,
      documentId: `id${index}`,
      title: text,
      slug: `a${index}`,
      description: html,
      publishedAt: "2024-01-01T00:00:00Z",
      content: [
        { type: "paragraph", children: [{ type: "text", text: html, bold: true }, { type: "link", url, children: [{ type: "text", text }] }] },
        { type: "code", children: [{ type: "text", text: html }] },
      ],
      cover: { url: picture, alternativeText: text, caption: html },
      author: { name: text },
      tags: [{ name: text }],
    })),
    meta: { pagination: { page: 1, pageCount: 1 } },
  }),
  "airtable.json": (all) => ({
    records: all.map(({ html, text, url, picture }, index) => ({
      id: `rec${index}`,
      createdTime: "2024-01-01T00:00:00.000Z",
      fields: {
        Title: text,
        Slug: `a${index}`,
        Body: html,
        URL: page(url, index),
        Tags: [text],
        Author: text,
        Photo: [{ url: picture, filename: text, type: "image/png" }],
      },
    })),
  }),
  "schema-org.json": (all) => ({
    "@context": "https://schema.org",
    "@graph": all.map(({ html, text, url, picture }, index) => ({
      "@type": "NewsArticle",
      "@id": `https://example.org/a${index}`,
      headline: text,
      description: html,
      articleBody: html,
      url: isWeb(url) ? undefined : url,
      datePublished: "2024-01-01",
      articleSection: text,
      keywords: [text],
      author: { "@type": "Person", name: text, url },
      image: { "@type": "ImageObject", url: picture, caption: html },
      associatedMedia: { "@type": "MediaObject", contentUrl: url, name: text },
    })),
  }),
  "google-calendar.json": (all) => ({
    kind: "calendar#events",
    summary: all[0]?.html,
    items: all.map(({ html, text, url }, index) => ({
      kind: "calendar#event",
      id: `a${index}`,
      status: "confirmed",
      htmlLink: url,
      summary: text,
      description: html,
      location: text,
      start: { date: "2024-01-01" },
      end: { date: "2024-01-02" },
    })),
  }),
  "google-sheet.json": (all) => ({
    range: "A1:H1000",
    majorDimension: "ROWS",
    values: [columns, ...all.map(row)],
  }),
};

/** The columns of a table, and a row of it. */
const columns = ["Id", "Title", "Start", "Description", "Location", "Category", "URL", "Image"];
const row = ({ html, text, url, picture }: Field, index: number) => [`a${index}`, text, "2024-01-01", html, text, text, url, picture];

/** A text for XML, and for attributes in it. */
const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

/** A cell of a table. */
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The address of an item's page: the payload, unless it would give the article another address. */
const page = (url: string, index: number) => (isWeb(url) ? `https://example.org/a${index}` : url);

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
