package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writers in four processes on one store; every now and then one of them is killed with signal 9 and started again. Only one that
 * has written since it was started is killed: on a busy machine a process that is killed while it starts would never end.
 *
 * <p>The number of commands and the time between kills are for a quick run; the room's README has the command for 200 000 commits.
 */
class KilledWritersIT {
    static final int PROCESSES = 4;
    static final int COMMANDS = Integer.getInteger("ledger.kill.commands", 60);
    static final int MILLIS = Integer.getInteger("ledger.kill.millis", 2000);

    final MongoDatabase database = TestStore.freshDatabase();
    final Random random = new Random(7);
    final List<Process> processes = new ArrayList<>();
    final long[] writtenBefore = new long[PROCESSES];

    @TempDir
    Path directory = Path.of("");

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void what_was_acknowledged_is_there_once_whoever_was_killed() throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(i));
        }
        long begin = System.nanoTime();
        int kills = 0;
        while (!allEnded()) {
            int victim = random.nextInt(PROCESSES);
            boolean ended = processes.get(victim).waitFor(MILLIS, TimeUnit.MILLISECONDS);
            if (!ended && acknowledged(output(victim)).count() > writtenBefore[victim]) {
                processes.get(victim).destroyForcibly().waitFor();
                processes.set(victim, start(victim));
                kills++;
            }
        }
        System.out.printf("written in %d s%n", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        assertThat(processes)
                .allSatisfy(process -> assertThat(process.exitValue()).isZero());
        assertSound(kills);
    }

    private boolean allEnded() {
        return processes.stream().noneMatch(Process::isAlive);
    }

    private void assertSound(int kills) throws IOException {
        Ledger ledger = Ledgers.over(database);
        int expected = PROCESSES * WriterProcess.WRITERS * COMMANDS;
        assertThat(ledger.verify(step -> {}).fault()).isEmpty();
        assertThat(IndependentVerifier.check(database.getCollection("ledger", BsonDocument.class)))
                .as("two events of each command, after %s kills", kills)
                .isEqualTo(2L * expected);
        List<String> recorded = ledger.stream(-1)
                .flatMap(commit -> Stream.ofNullable(commit.key()))
                .toList();
        assertThat(recorded.size()).isEqualTo(expected);
        Set<String> acknowledged = acknowledged();
        // Not containsAll: comparing each with each takes longer than all the writing.
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(new HashSet<>(recorded));
        assertThat(lost).isEmpty();
        System.out.printf("%d commits, %d kills, %d acknowledged%n", expected, kills, acknowledged.size());
    }

    private Set<String> acknowledged() throws IOException {
        try (Stream<Path> outputs = Files.list(directory)) {
            return outputs.flatMap(KilledWritersIT::acknowledged).collect(Collectors.toSet());
        }
    }

    private static Stream<String> acknowledged(Path output) {
        try {
            return Files.readAllLines(output).stream()
                    .filter(line -> line.startsWith("ack "))
                    .map(line -> line.substring(4));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private Process start(int number) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                TestStore.uri(),
                database.getName(),
                String.valueOf(number),
                String.valueOf(COMMANDS));
        Path output = output(number);
        writtenBefore[number] = Files.exists(output) ? acknowledged(output).count() : 0;
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    private Path output(int number) {
        return directory.resolve("writer-" + number + ".log");
    }
}
