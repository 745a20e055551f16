package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.Failure;
import dev.pondkeeper.cli.screen.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Sends lines to the bulk entry until each has its answer: what a broken connection, a busy server or a restart leaves unanswered
 * is sent again with the same keys, a bounded number of times. Safe for several threads.
 */
public final class BulkSender {

    /** So many lines a client that does not read while it writes may send at once (API.md, Bulk). */
    public static final int MAX_LINES = 1000;

    private static final int OK = 200;

    private final PondServer server;
    private final String path;
    private final Screen screen;
    private final Pause pause;
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());

    public BulkSender(PondServer server, boolean historical, Screen screen, Pause pause) {
        this.server = server;
        this.path = historical ? "/commands?historical=true" : "/commands";
        this.screen = screen;
        this.pause = pause;
    }

    /**
     * Sends at most {@link #MAX_LINES} lines and hands on one answer for each, in the order in which they come.
     *
     * @throws Failure if the server stays away, or refuses the request as a whole
     */
    public void send(List<BulkLine> lines, Consumer<BulkAnswer> answers) {
        List<BulkLine> waiting = lines;
        int fruitless = 0;
        while (true) {
            Attempt attempt = new Attempt(waiting, answers);
            attempt.run();
            List<BulkLine> left = attempt.unanswered();
            if (left.isEmpty()) return;
            fruitless = left.size() < waiting.size() ? 0 : fruitless + 1;
            if (fruitless >= Backoff.ATTEMPTS) {
                throw new Failure("Gave up after " + fruitless + " attempts (" + attempt.trouble
                        + "): what was answered is recorded; run the same command again to go on.");
            }
            Duration wait = backoff.before(fruitless, attempt.retryAfter);
            screen.say(attempt.trouble + ": sending " + left.size() + " unanswered lines again in " + seconds(wait));
            pause.pause(wait);
            waiting = left;
        }
    }

    private static String seconds(Duration wait) {
        return String.format(Locale.ROOT, "%.1f s", wait.toMillis() / 1000.0);
    }

    /** One request and what came of it. */
    private final class Attempt {
        private final List<BulkLine> lines;
        private final Consumer<BulkAnswer> answers;
        private final boolean[] answered;
        /** Customers with a line to be sent again: what was refused after it may have been refused for want of it. */
        private final Set<String> behind = new HashSet<>();

        private String trouble = "";
        private Duration retryAfter = Duration.ZERO;

        Attempt(List<BulkLine> lines, Consumer<BulkAnswer> answers) {
            this.lines = lines;
            this.answers = answers;
            this.answered = new boolean[lines.size()];
        }

        void run() {
            String body = lines.stream().map(BulkLine::json).collect(Collectors.joining("\n", "", "\n"));
            try {
                HttpResponse<InputStream> response = server.postLines(path, BodyPublishers.ofString(body));
                if (response.statusCode() == OK) read(response);
                else refused(response);
            } catch (ConnectException nobody) {
                trouble = "the server cannot be reached";
            } catch (IOException lost) {
                trouble = "the connection was lost (" + PondServer.reason(lost) + ")";
            }
        }

        List<BulkLine> unanswered() {
            List<BulkLine> left = new ArrayList<>();
            for (int i = 0; i < answered.length; i++) if (!answered[i]) left.add(lines.get(i));
            return left;
        }

        private void read(HttpResponse<InputStream> response) throws IOException {
            try (LineStream stream = new LineStream(response.body(), server.silence())) {
                for (JsonNode json = stream.next(); json != null; json = stream.next()) take(json);
            }
            if (trouble.isEmpty()) trouble = "the server's answer ended early";
        }

        private void take(JsonNode json) {
            int index = json.path("line").asInt() - 1;
            if (index < 0 || index >= answered.length || answered[index]) {
                throw new Failure("The server answered a line that was not asked, or twice: " + json);
            }
            BulkAnswer answer = BulkAnswer.of(lines.get(index), json);
            if (mustAskAgain(answer)) return;
            answered[index] = true;
            answers.accept(answer);
        }

        private boolean mustAskAgain(BulkAnswer answer) {
            Problem problem = answer.problem();
            if (problem == null) return false;
            String customer = answer.line().customerId();
            if (problem.isPassing()) {
                trouble = "the server is busy (" + problem.sentence() + ")";
                behind.add(customer);
                return true;
            }
            return behind.contains(customer) || (customer.isEmpty() && !behind.isEmpty()) || behind.contains("");
        }

        private void refused(HttpResponse<InputStream> response) throws IOException {
            Problem problem = PondServer.problem(response);
            if (!problem.isPassing()) {
                throw new Failure(
                        "The server refused the whole request with " + problem.status() + ": " + problem.sentence());
            }
            retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .filter(value -> value.matches("[0-9]{1,6}"))
                    .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                    .orElse(Duration.ZERO);
            trouble = "the server is busy (" + problem.sentence() + ")";
        }
    }
}
