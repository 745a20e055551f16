package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.pondkeeper.cli.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A running server, asked over HTTP. Whatever it does not answer well becomes a {@link Failure} that says what to do. */
public final class PondServer {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final URI base;
    private final Duration silence;

    /**
     * @param base such as http://127.0.0.1:8080
     * @param silence how long the server may say nothing before it is taken for lost
     */
    public PondServer(URI base, Duration silence) {
        this.base = URI.create(base.toString().replaceAll("/+$", ""));
        this.silence = silence;
    }

    public JsonNode get(String path) {
        return answer(request(path).GET().build());
    }

    public JsonNode post(String path) {
        return answer(request(path).POST(BodyPublishers.noBody()).build());
    }

    /**
     * Asks with a body for something that takes long.
     *
     * @param body as a JSON object
     * @param patience how long the server may say nothing meanwhile
     */
    public JsonNode post(String path, Map<String, String> body, Duration patience) {
        return answer(request(path)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .build());
    }

    /**
     * A stream of JSON documents, one a line.
     *
     * @throws Failure if the server refuses or cannot be reached
     */
    public LineStream lines(String path) {
        HttpResponse<InputStream> response = send(request(path).GET().build());
        if (response.statusCode() != OK) throw refused(response);
        return new LineStream(response.body(), silence);
    }

    /** The failure to tell of when the server cannot be reached at all. */
    public Failure unreachable(IOException cause) {
        return new Failure(
                "The server at " + base + " cannot be reached (" + reason(cause)
                        + "). Start one with ./pond serve, or name another with --server URL.",
                cause);
    }

    HttpResponse<InputStream> postLines(String path, BodyPublisher body) throws IOException {
        return exchange(request(path)
                .header("Content-Type", "application/x-ndjson")
                .POST(body)
                .build());
    }

    Duration silence() {
        return silence;
    }

    static Problem problem(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return Problem.of(response.statusCode(), parsed(text));
        }
    }

    static String reason(IOException cause) {
        if (cause instanceof ConnectException) return "connection refused";
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private JsonNode answer(HttpRequest request) {
        HttpResponse<InputStream> response = send(request);
        if (response.statusCode() != OK && response.statusCode() != ACCEPTED) throw refused(response);
        try (InputStream body = response.body()) {
            return JSON.readTree(body);
        } catch (JacksonException broken) {
            throw new Failure(
                    "The server at " + base + " answered " + request.uri().getPath()
                            + " with something that is not JSON: is it a Pondkeeper server?",
                    broken);
        } catch (IOException lost) {
            throw unreachable(lost);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return exchange(request);
        } catch (IOException lost) {
            throw unreachable(lost);
        }
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for the server.", stop);
        }
    }

    private Failure refused(HttpResponse<InputStream> response) {
        try {
            Problem problem = problem(response);
            return new Failure("The server at " + base + " answered "
                    + response.uri().getPath() + " with " + problem.status() + ": " + problem.sentence());
        } catch (IOException lost) {
            return unreachable(lost);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(silence);
    }

    /** The text as JSON; missing where it is none, as from a proxy in between. */
    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException none) {
            return MissingNode.getInstance();
        }
    }
}
