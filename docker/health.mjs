/** Ends with 0 where the server on PORT answers that its database does; the health check of the image. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/healthz`, {
  signal: AbortSignal.timeout(4_000),
}).catch(() => null);
process.exitCode = answer?.ok === true ? 0 : 1;
