package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to one server as its callers do. */
final class Client {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Client(String url) {
        this.url = url;
    }

    /** An answer: status, headers, and the body as JSON where it is some. */
    record Answer(int status, HttpResponse<String> raw) {

        JsonNode body() {
            return JSON.readTree(raw.body());
        }

        String slug() {
            String type = body().path("type").asString();
            return type.substring(type.lastIndexOf('/') + 1);
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    Answer command(String name, String json, String... headers) {
        return send(request("/commands/" + name, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer bulk(String query, String ndjson) {
        return send(request("/commands" + query)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(ndjson)));
    }

    List<JsonNode> bulkLines(String query, String ndjson) {
        Answer answer = bulk(query, ndjson);
        assertThat(answer.status()).isEqualTo(200);
        return answer.raw().body().lines().map(JSON::readTree).toList();
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /** Waits until everything recorded so far has been seen and reacted to. */
    void settle() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode standing;
        do {
            standing = get("/ops/processors").body();
            if (standing.path("settledPosition").longValue()
                    >= standing.path("tail").longValue()) return;
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } while (System.nanoTime() < deadline);
        throw new AssertionError("not settled in " + PATIENCE + ": " + standing);
    }

    /** Digest of each view, one line each. */
    String digests() {
        StringBuilder lines = new StringBuilder();
        for (JsonNode view : get("/ops/views/digests").body().path("items")) {
            lines.append(view.path("view").stringValue()).append(' ');
            lines.append(view.path("documents").longValue()).append(' ');
            lines.append(view.path("sha256").stringValue()).append('\n');
        }
        return lines.toString();
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) builder.header(headers[i], headers[i + 1]);
        return builder;
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }
}
