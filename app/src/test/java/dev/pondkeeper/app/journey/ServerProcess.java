package dev.pondkeeper.app.journey;

import dev.pondkeeper.app.Pondkeeper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, so that it can be killed as a power cut would. */
public final class ServerProcess implements AutoCloseable {

    /** One that is killed or done within seconds: what its code would gain by being compiled well, compiling it costs. */
    private static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Process process;
    private final String url;

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ServerProcess start(Path data) {
        return start(0, data);
    }

    /** One that works for minutes. */
    static ServerProcess startForLong(Path data) {
        return start(List.of(), 0, data);
    }

    /**
     * Returns when it is ready.
     *
     * @param port 0 for any free one
     * @param more options of {@code serve}
     */
    public static ServerProcess start(int port, Path data, String... more) {
        return start(BRIEF, port, data, more);
    }

    private static ServerProcess start(List<String> jvm, int port, Path data, String... more) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvm);
        words.addAll(List.of(
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Pondkeeper.class.getName(),
                "serve",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        words.addAll(List.of(more));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(Redirect.appendTo(new File(data + ".err")))
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder said = new StringBuilder();
            for (String line; (line = out.readLine()) != null; said.append(line).append('\n')) {
                if (line.startsWith("ready ")) return new ServerProcess(process, line.substring(6));
            }
            throw new AssertionError("the server did not start: " + said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public String url() {
        return url;
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill}; the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
