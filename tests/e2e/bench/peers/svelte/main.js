import { mount } from "svelte";
import Reader from "./Reader.svelte";
import "../client.css";

mount(Reader, { target: document.body });
