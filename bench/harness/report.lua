-- Headers from the environment, figures as one line. Answers that are no success are counted by status.
local headers = os.getenv("BENCH_HEADERS") or ""
for name, value in headers:gmatch("([%w-]+): ([^\n]+)") do
  wrk.headers[name] = value
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d\n", summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, summary.bytes))
  io.write(string.format("LATENCY %d %d %d\n", latency:percentile(50), latency:percentile(99), latency.max))
end
