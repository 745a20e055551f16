package dev.pondkeeper.cli.demo;

import dev.pondkeeper.cli.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server's jar as a child process. What it says goes to server.log in its data directory. */
public final class ChildServer implements RunningServer {

    private static final String READY = "ready ";
    private static final int LAST_WORDS = 10;
    private static final int SECONDS_TO_STOP = 30;

    private final Process process;
    private final URI url;

    private ChildServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** @param program words of the command line before serve, such as java -jar pondkeeper.jar */
    public static ServerProgram program(List<String> program) {
        return (port, data, clockStart) -> {
            try {
                return start(program, port, data, clockStart);
            } catch (IOException broken) {
                throw new Failure("The server cannot be started: " + broken.getMessage() + ".", broken);
            }
        };
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void awaitEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static ChildServer start(List<String> program, int port, Path data, Instant clockStart) throws IOException {
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of("serve", "--port", Integer.toString(port), "--data", data.toString()));
        words.addAll(List.of("--clock", "virtual", "--clock-start", clockStart.toString()));
        words.addAll(List.of("--embedded-durability", "process")); // its data goes with it anyway
        PrintWriter log = new PrintWriter(Files.newBufferedWriter(data.resolve("server.log")), true);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        Deque<String> last = new ArrayDeque<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            log.println(line);
            if (line.startsWith(READY)) {
                keepLog(said, log);
                return new ChildServer(
                        process, URI.create(line.substring(READY.length()).strip()));
            }
            last.add(line);
            if (last.size() > LAST_WORDS) last.remove();
        }
        log.close();
        throw new Failure("The server ended before it was ready. Its last words:\n" + String.join("\n", last));
    }

    private static void keepLog(BufferedReader said, PrintWriter log) {
        Thread keeper = new Thread(
                () -> {
                    try {
                        for (String line = said.readLine(); line != null; line = said.readLine()) log.println(line);
                    } catch (IOException closed) {
                        log.println("(stopped with the demo: " + closed.getMessage() + ")");
                    } finally {
                        log.close();
                    }
                },
                "server-log");
        keeper.setDaemon(true);
        keeper.start();
    }
}
