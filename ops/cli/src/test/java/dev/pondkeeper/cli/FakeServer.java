package dev.pondkeeper.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server as API.md describes it, as far as the command line sees one, that can be told to misbehave. */
public final class FakeServer implements AutoCloseable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else every small answer waits 40 ms
    }

    static final ObjectMapper JSON = new ObjectMapper();

    /** What happens to one bulk request. */
    public interface Mishap {
        /** Whether the request is thereby done with. */
        boolean handled(HttpExchange exchange) throws IOException;

        /** Called before the answer to the line (from 1) is written. */
        default void beforeAnswer(int line) throws IOException {}

        /** The answer to use in place of the real one, or null. */
        default @Nullable ObjectNode instead(int line, JsonNode command) {
            return null;
        }
    }

    /** What it decides itself; everything else is taken as it comes. */
    private static final Set<String> DECIDED =
            Set.of("RegisterCustomer", "RecordOrderPaid", "RecordRefund", "RedeemPoints");

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, ObjectNode> resultByKey = new HashMap<>();
    private final Map<String, String> bodyByKey = new HashMap<>();
    private final Map<String, JsonNode> customers = new HashMap<>();
    private final Map<String, JsonNode> orders = new HashMap<>();
    private final List<JsonNode> recorded = new ArrayList<>();
    private final List<List<String>> requests = new ArrayList<>();
    private final Deque<Mishap> mishaps = new ArrayDeque<>();
    private final Map<String, Integer> customersInFlight = new ConcurrentHashMap<>();
    private final List<String> torn = new ArrayList<>();
    private boolean historical = true;
    private int mostInFlight;
    private int inFlight;

    public FakeServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/commands", this::bulk);
        answer("/ops/processors", () -> "{\"tail\":%d,\"settledPosition\":%d,\"processors\":[]}"
                .formatted(tail(), tail()));
        http.start();
    }

    /** Answers the path with 200 and this text, asked for anew each time. */
    public void answer(String path, Supplier<String> text) {
        answer(path, exchange -> reply(exchange, 200, "application/json", text.get()));
    }

    public void answer(String path, HttpHandler handler) {
        try {
            http.removeContext(path);
        } catch (IllegalArgumentException none) {
            // the first of this path
        }
        http.createContext(path, handler);
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public URI uri() {
        return URI.create(url());
    }

    /** The next bulk request that has none yet meets it. */
    public synchronized void next(Mishap mishap) {
        mishaps.add(mishap);
    }

    public synchronized List<JsonNode> recorded() {
        return List.copyOf(recorded);
    }

    public synchronized List<List<String>> requests() {
        return List.copyOf(requests);
    }

    public synchronized JsonNode customer(String id) {
        return customers.getOrDefault(id, JsonNodeFactory.instance.missingNode());
    }

    public synchronized JsonNode order(String id) {
        return orders.getOrDefault(id, JsonNodeFactory.instance.missingNode());
    }

    public synchronized int customers() {
        return customers.size();
    }

    public synchronized int orders() {
        return orders.size();
    }

    public synchronized long tail() {
        return recorded.size() - 1L;
    }

    public synchronized boolean allHistorical() {
        return historical;
    }

    public synchronized int mostInFlight() {
        return mostInFlight;
    }

    /** Customers that had lines in two requests at once. */
    public synchronized List<String> torn() {
        return List.copyOf(torn);
    }

    /** Blocks until the server is closed: a server that has fallen silent. */
    public void fallSilent() throws IOException {
        try {
            closing.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("closed");
    }

    /** The whole request is refused. */
    public static Mishap refused(int status, String problem, @Nullable String retryAfter) {
        return exchange -> {
            if (retryAfter != null) exchange.getResponseHeaders().set("Retry-After", retryAfter);
            reply(exchange, status, "application/problem+json", problem);
            return true;
        };
    }

    /** The connection is cut before the answer to this line. */
    public static Mishap diesBefore(int line) {
        return new Mishap() {
            @Override
            public boolean handled(HttpExchange exchange) {
                return false;
            }

            @Override
            public void beforeAnswer(int now) throws IOException {
                if (now == line) throw new IOException("cut");
            }
        };
    }

    /** The server answers no more from this line on, and keeps the connection. */
    public Mishap silentBefore(int line) {
        return new Mishap() {
            @Override
            public boolean handled(HttpExchange exchange) {
                return false;
            }

            @Override
            public void beforeAnswer(int now) throws IOException {
                if (now == line) fallSilent();
            }
        };
    }

    /** One line is answered so, without being decided. */
    public static Mishap lineAnswered(int line, int status, String slug) {
        return new Mishap() {
            @Override
            public boolean handled(HttpExchange exchange) {
                return false;
            }

            @Override
            public @Nullable ObjectNode instead(int now, JsonNode command) {
                return now == line ? FakeServer.problem(status, slug, "the line met " + slug) : null;
            }
        };
    }

    /** Lines of this command are answered so in the whole request, without being decided. */
    public static Mishap everyAnswered(String name, int status, String slug) {
        return new Mishap() {
            @Override
            public boolean handled(HttpExchange exchange) {
                return false;
            }

            @Override
            public @Nullable ObjectNode instead(int now, JsonNode command) {
                return command.path("command").asText().equals(name)
                        ? FakeServer.problem(status, slug, "the line met " + slug)
                        : null;
            }
        };
    }

    static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        http.stop(0);
        threads.shutdownNow();
    }

    private void bulk(HttpExchange exchange) throws IOException {
        List<String> lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Mishap mishap = begin(exchange, lines);
        try {
            if (mishap != null && mishap.handled(exchange)) return;
            exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (int i = 1; i <= lines.size(); i++) {
                ObjectNode answer = answer(i, lines.get(i - 1), mishap);
                if (mishap != null) mishap.beforeAnswer(i);
                out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                if (mishap != null || i % 50 == 0) out.flush();
            }
        } finally {
            end(lines); // before the client can know that the answer is over
        }
        exchange.close();
    }

    private synchronized @Nullable Mishap begin(HttpExchange exchange, List<String> lines) {
        requests.add(lines);
        historical &= "historical=true".equals(exchange.getRequestURI().getQuery());
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        lines.stream().map(FakeServer::customerOf).distinct().forEach(customer -> {
            if (customersInFlight.merge(customer, 1, Integer::sum) > 1) torn.add(customer);
        });
        return mishaps.poll();
    }

    private synchronized void end(List<String> lines) {
        inFlight--;
        lines.stream()
                .map(FakeServer::customerOf)
                .distinct()
                .forEach(customer -> customersInFlight.merge(customer, -1, Integer::sum));
    }

    private synchronized ObjectNode answer(int line, String text, @Nullable Mishap mishap) {
        ObjectNode answer;
        try {
            JsonNode command = JSON.readTree(text);
            ObjectNode instead = mishap == null ? null : mishap.instead(line, command);
            answer = instead != null ? instead : decide(command, text);
        } catch (JacksonException malformed) {
            answer = problem(400, "malformed", "the line is not JSON");
        }
        ObjectNode numbered = JsonNodeFactory.instance.objectNode().put("line", line);
        numbered.setAll(answer);
        return numbered;
    }

    private ObjectNode decide(JsonNode command, String text) {
        String key = command.path("key").asText("");
        ObjectNode before = resultByKey.get(key);
        if (before != null) {
            if (!text.equals(bodyByKey.get(key))) return problem(422, "idempotency-key-reused", "the key was used");
            return before.deepCopy().put("replayed", true);
        }
        JsonNode payload = command.path("payload");
        String customerId = payload.path("customerId").asText();
        if (command.path("command").asText().equals("RegisterCustomer")) {
            customers.put(customerId, payload);
            return record(command, text, key, "customer:" + customerId, "CustomerRegistered");
        }
        String orderId = payload.path("orderId").asText();
        String name = command.path("command").asText();
        if (!DECIDED.contains(name)) return record(command, text, key, "other:" + key, name + "Done");
        if (name.equals("RecordRefund")) {
            if (!orders.containsKey(orderId)) return problem(409, "unknown-order", "there is no order " + orderId);
            return record(command, text, key, "order:" + orderId, "OrderRefunded");
        }
        if (!customers.containsKey(customerId)) {
            return problem(409, "unknown-customer", "there is no customer " + customerId);
        }
        if (name.equals("RedeemPoints")) {
            return record(command, text, key, "points:" + customerId, "PointsRedeemed");
        }
        orders.put(orderId, payload);
        return record(command, text, key, "order:" + orderId, "OrderPaid");
    }

    private ObjectNode record(JsonNode command, String text, String key, String stream, String event) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("status", 200).put("aggregateId", stream).put("version", 0).put("position", recorded.size());
        result.putArray("events").add(event);
        result.put("replayed", false);
        recorded.add(command);
        if (!key.isEmpty()) {
            resultByKey.put(key, result);
            bodyByKey.put(key, text);
        }
        return result;
    }

    static ObjectNode problem(int status, String slug, String detail) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", status);
        answer.putObject("problem")
                .put("type", "/problems/" + slug)
                .put("status", status)
                .put("detail", detail);
        return answer;
    }

    private static String customerOf(String line) {
        try {
            return JSON.readTree(line).path("payload").path("customerId").asText();
        } catch (JacksonException malformed) {
            return "";
        }
    }
}
