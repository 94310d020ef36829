// Timelines for the story, the plan and the map: a day of talks, and a walk.

/** A day of talks in two rooms. Two talks share a room and a time, one is after midnight, one has no end. */
export const conference = [
  { id: "doors", start: "2024-06-21T09:00", end: "2024-06-21T09:30", title: "Doors open", place: "Hall" },
  { id: "keynote", start: "2024-06-21T09:30", end: "2024-06-21T10:30", title: "How lamps were kept", place: "Hall" },
  { id: "ropes", start: "2024-06-21T10:30", end: "2024-06-21T12:00", title: "Ropes and knots", place: "Hall" },
  { id: "nets", start: "2024-06-21T10:30", end: "2024-06-21T11:15", title: "Mending nets", place: "Boat shed" },
  { id: "tar", start: "2024-06-21T11:00", end: "2024-06-21T12:00", title: "Tar, pitch and oil", place: "Boat shed" },
  { id: "supper", start: "2024-06-21T19:00", title: "Supper", place: "Hall" },
  { id: "night", start: "2024-06-21T23:00", end: "2024-06-22T01:00", title: "Night at the lamp", place: "Tower" },
  { id: "fair", start: "2024-06-21", title: "Fair of the harbour" },
];

/** Positions on a walk through a town. */
const walk: [string, number, number][] = [
  ["Station", 31.3326, 120.6102],
  ["North Temple", 31.3208, 120.6187],
  ["Garden", 31.3262, 120.6294],
  ["Museum", 31.3152, 120.6391],
  ["Market", 31.3113, 120.6205],
  ["South Gate", 31.2891, 120.6268],
];

/** A walk from stop to stop, an hour each. */
export const stops = walk.map(([name, latitude, longitude], index) => ({
  id: `s${index}`,
  start: `2024-06-21T${String(9 + index).padStart(2, "0")}:00`,
  title: `At the ${name}`,
  place: { name, latitude, longitude },
}));
