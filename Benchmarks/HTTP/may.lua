-- Questions about members in turn.
local key = os.getenv("KEY")
local count = tonumber(os.getenv("MEMBERS") or "1000")
local n = 0
function setup(thread) thread:set("start", math.random(count)) end
function request()
  n = n + 1
  local member = string.format("m-%06d", (start + n * 7) % count + 1)
  local body = string.format(
    '{"purpose":"newsletter","recipient":"self","subject":{"id":"%s"}}', member)
  return wrk.format("POST", "/v1/may",
    { ["Authorization"] = "Bearer " .. key, ["Content-Type"] = "application/json" }, body)
end
function done(summary, latency)
  io.write(string.format("%.0f a second, %d errors, p50 %.1f ms, p99 %.1f ms\n",
    summary.requests / summary.duration * 1e6,
    summary.errors.status + summary.errors.read + summary.errors.timeout + summary.errors.connect,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
