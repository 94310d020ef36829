// Attacks in the answers of services.

import { columns, isWeb, page, row, type Writer } from "./attack-fields.ts";

export const services: Record<string, Writer> = {
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
