-- The same bytes to the peer's address.
local path = os.getenv("PEER")
local body = '{"act":"withdraw","purpose":"newsletter","channel":"web","subject":{"id":"m-000001"}}'
function request() return wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body) end
function done(summary, latency)
  io.write(string.format("%.0f a second, %d errors, p50 %.1f ms, p99 %.1f ms\n",
    summary.requests / summary.duration * 1e6,
    summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
