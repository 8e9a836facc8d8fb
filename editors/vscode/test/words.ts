import type { Words } from "../src/find";

/** Words as they stand in the code. */
export const english: Words = (message, ...given) => message.replace(/\{(\d)\}/g, (_, n: string) => String(given[Number(n)]));
