// What came over the line, by type, as the browser's own protocol tells it: compressed, with its headers.

import type { CDPSession } from "@playwright/test";
import { isAway } from "../../server.ts";

export type Bytes = Record<string, number>;
export const kinds = ["HTML", "CSS", "script", "wasm", "data", "pictures", "fonts", "other"];

const kindOf: [in_: RegExp, kind: string][] = [
  [/html/, "HTML"],
  [/css/, "CSS"],
  [/javascript/, "script"],
  [/wasm/, "wasm"],
  [/json|markdown/, "data"],
  [/image/, "pictures"],
  [/font/, "fonts"],
];

interface Request {
  kind: string;
  pieces: { at: number; bytes: number }[];
  ended: boolean;
}

export class Traffic {
  private readonly requests = new Map<string, Request>();
  /** From the browser's clock to seconds since 1970. */
  private offset = 0;
  private last = Date.now();

  constructor(client: CDPSession) {
    client.on("Network.requestWillBeSent", ({ requestId, request, timestamp, wallTime }) => {
      if (isAway(request.url)) throw new Error(`expected requests to loopback alone, found ${request.url}`);
      this.offset ||= wallTime - timestamp;
      this.requests.set(requestId, { kind: "other", pieces: [], ended: false });
      this.last = Date.now();
    });
    client.on("Network.responseReceived", ({ requestId, response }) => {
      const request = this.requests.get(requestId);
      if (request) request.kind = kindOf.find(([type]) => type.test(response.mimeType))?.[1] ?? "other";
    });
    client.on("Network.dataReceived", ({ requestId, timestamp, encodedDataLength }) => {
      this.requests.get(requestId)?.pieces.push({ at: timestamp, bytes: encodedDataLength });
    });
    client.on("Network.loadingFinished", ({ requestId, timestamp, encodedDataLength }) => {
      const request = this.requests.get(requestId);
      if (!request) return;
      // The total has the headers too.
      const known = request.pieces.reduce((sum, { bytes }) => sum + bytes, 0);
      request.pieces.push({ at: timestamp, bytes: Math.max(0, encodedDataLength - known) });
      request.ended = true;
      this.last = Date.now();
    });
    client.on("Network.loadingFailed", ({ requestId }) => {
      const request = this.requests.get(requestId);
      if (request) request.ended = true;
      this.last = Date.now();
    });
  }

  /** Whether nothing was asked for and nothing ended for so many milliseconds. */
  quiet(milliseconds: number): boolean {
    return Date.now() - this.last > milliseconds && [...this.requests.values()].every(({ ended }) => ended);
  }

  /** What had come by a time in milliseconds since 1970. */
  until(time: number): Bytes {
    const bytes: Bytes = {};
    for (const { kind, pieces } of this.requests.values()) {
      for (const piece of pieces) {
        if ((piece.at + this.offset) * 1000 <= time) bytes[kind] = (bytes[kind] ?? 0) + piece.bytes;
      }
    }
    return bytes;
  }
}
