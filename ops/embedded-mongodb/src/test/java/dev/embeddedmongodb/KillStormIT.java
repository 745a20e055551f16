package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a server under eight writers, again and again on one directory; {@code -Dstorm.rounds=200} for a long one. */
class KillStormIT {

    private static final int ROUNDS = Integer.getInteger("storm.rounds", 10);

    private final Set<String> inserted = new HashSet<>();
    private final Set<String> batches = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, Integer> countsBefore = new HashMap<>();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_half_done_after_kill_9(@TempDir Path directory) throws Exception {
        Random random = new Random(20260101);
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(directory, round, 20 + random.nextInt(400));
            verify(directory, round);
        }
        assertThat(inserted.size() + batches.size() + deleted.size())
                .as("acknowledged writes")
                .isGreaterThan(ROUNDS * 10);
    }

    /** Kills after so many acknowledgements, while all writers go on. */
    private void runAndKill(Path directory, int round, int acknowledgements) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StormChild.class.getName(),
                        directory.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // By its handle, because the process itself would close the pipe with what is still in it.
                if (remember(line) && ++seen == acknowledgements)
                    assertThat(child.toHandle().destroyForcibly()).isTrue();
            }
            assertThat(seen).as("acknowledgements of round %d", round).isGreaterThanOrEqualTo(acknowledgements);
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private boolean remember(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "insert" -> inserted.add(words[1]);
            case "batch" -> batches.add(words[1]);
            case "deleted" -> deleted.add(words[1]);
            case "count" -> counts.merge(Integer.parseInt(words[1]), 1, Integer::sum);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void verify(Path directory, int round) {
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            assertThat(mongo.check().faults()).as("faults in round %d", round).isEmpty();
            MongoCollection<Document> events = client.getDatabase("storm").getCollection("events");
            Map<String, Integer> found = new HashMap<>();
            for (Document event : events.find()) found.merge(event.getString("batch"), 1, Integer::sum);
            Set<String> lost = new HashSet<>(inserted);
            lost.addAll(batches);
            lost.removeAll(found.keySet());
            assertThat(lost).as("lost in round %d", round).isEmpty();
            Set<String> back = new HashSet<>(deleted);
            back.retainAll(found.keySet());
            assertThat(back).as("deleted and there again in round %d", round).isEmpty();
            List<String> half = new ArrayList<>();
            found.forEach((name, parts) -> {
                if (parts != 1 && parts != StormChild.BATCH) half.add(name);
                if (batches.contains(name) && parts != StormChild.BATCH) half.add(name);
            });
            assertThat(half).as("half commands in round %d", round).isEmpty();
            for (Document counter :
                    client.getDatabase("storm").getCollection("counters").find()) {
                int writer = counter.getInteger("_id");
                int acknowledged = counts.getOrDefault(writer, 0) + countsBefore.getOrDefault(writer, 0);
                // The last one may have been done and not acknowledged any more; from then on it counts as done.
                assertThat(counter.getInteger("n")).isBetween(acknowledged, acknowledged + 1);
                countsBefore.merge(writer, counter.getInteger("n") - acknowledged, Integer::sum);
            }
            assertThat(events.countDocuments(new Document("batch", new Document("$in", new ArrayList<>(batches)))))
                    .isEqualTo((long) batches.size() * StormChild.BATCH);
        }
    }
}
