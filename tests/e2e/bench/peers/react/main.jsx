// A small reader of a feed: the list of articles, and one article, by the address after the hash.

import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import "../client.css";

// Asked for before anything is rendered, so that the request waits for nothing.
const asked = fetch("data/edition.json").then((response) => response.json());

const here = () => location.hash.slice(2);

function useAddress() {
  const [address, setAddress] = useState(here);
  useEffect(() => {
    const follow = () => {
      setAddress(here());
      scrollTo(0, 0);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return address;
}

function Article({ item }) {
  const { alt, width, height } = item._gazette.image ?? {};
  return (
    <article>
      <h1>{item.title}</h1>
      <p>
        <em>{item.summary}</em>
      </p>
      <time dateTime={item.date_published}>{new Date(item.date_published).toLocaleDateString("en")}</time>
      {item.image && <img src={`data/${item.image}`} alt={alt} width={width} height={height} />}
      <div dangerouslySetInnerHTML={{ __html: item.content_html }} />
    </article>
  );
}

function List({ items }) {
  return (
    <ul>
      {items.map(({ id, title }) => (
        <li key={id}>
          <a href={`#/${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}

function Reader() {
  const address = useAddress();
  const [feed, setFeed] = useState();
  useEffect(() => {
    asked.then(setFeed);
  }, []);
  if (!feed) return <p>Loading…</p>;
  const item = feed.items.find(({ id }) => id === address);
  return (
    <>
      {item ? <Article item={item} /> : <h1>{feed.title}</h1>}
      <List items={feed.items} />
    </>
  );
}

createRoot(document.getElementById("app")).render(<Reader />);
