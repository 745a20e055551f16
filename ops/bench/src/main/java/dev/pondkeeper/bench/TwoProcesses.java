package dev.pondkeeper.bench;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long it takes from a command in another process until a projection in this one has seen its event. */
record TwoProcesses(int perSecond, int commands) implements Work {
    private static final int WARM_UP = 1_000;

    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        MongoDatabase database = setting.fresh();
        Watcher watcher = new Watcher(WARM_UP + commands);
        Projecting here = Projecting.with(database, watcher);
        Process there = sendingProcess(setting.target(), database.getName());
        try {
            watcher.awaitAll(60 + 2L * (WARM_UP + commands) / perSecond);
        } finally {
            there.destroy();
            there.waitFor();
            here.close();
        }
        Histogram fromCommand = new Histogram(3);
        for (Map.Entry<String, Long> seen : watcher.all().entrySet()) {
            int space = seen.getKey().indexOf(' ');
            if (Integer.parseInt(seen.getKey().substring(0, space)) < WARM_UP) continue;
            long sent = Long.parseLong(seen.getKey().substring(space + 1));
            fromCommand.recordValue(Math.max(0, seen.getValue() - sent));
        }
        return List.of(Cell.ofLatency("two processes", perSecond, fromCommand));
    }

    private Process sendingProcess(String target, String database) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        target,
                        database,
                        String.valueOf(perSecond),
                        String.valueOf(WARM_UP + commands))
                .inheritIO()
                .start();
    }
}
