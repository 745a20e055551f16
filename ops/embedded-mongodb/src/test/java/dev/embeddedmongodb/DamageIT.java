package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as they were left: brought back to the last whole commit, or refused; never silently wrong. */
class DamageIT {

    private static final int DOCUMENTS = 400;

    /** Documents in the tables, then documents in the journal only; the copy is what a kill would leave. */
    private static void crashed(Path directory, Path copy, int inTables, int inJournal) throws IOException {
        if (inTables > 0) {
            try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
                    MongoClient client = MongoClients.create(mongo.connectionString())) {
                insert(client, 0, inTables);
            }
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory)
                        .journalFileBytes(1 << 20)
                        .start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            insert(client, inTables, inTables + inJournal);
            copy(directory, copy);
        }
    }

    private static void insert(MongoClient client, int from, int to) {
        MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
        things.createIndex(new Document("name", 1));
        for (int i = from; i < to; i++) {
            things.insertOne(new Document("_id", i).append("name", "name-" + i).append("text", "y".repeat(200)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        deleteAll(to);
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList())
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static List<Integer> ids(Path directory) {
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            assertThat(mongo.check().faults()).isEmpty();
            MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
            List<Integer> ids = things.find()
                    .sort(new Document("_id", 1))
                    .map(d -> d.getInteger("_id"))
                    .into(new java.util.ArrayList<>());
            for (int id : ids)
                assertThat(things.countDocuments(new Document("name", "name-" + id)))
                        .isEqualTo(1);
            return ids;
        }
    }

    private static Path newestUsedJournal(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                    .filter(file -> endOf(file) > 0)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** Behind the last byte that is not zero. */
    private static int endOf(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] == 0) end--;
            return end;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void a_journal_cut_anywhere_in_its_last_frame_is_recovered_to_the_commit_before(
            @TempDir Path directory, @TempDir Path copies) throws IOException {
        Path crashed = copies.resolve("crashed");
        crashed(directory, crashed, 0, 20);
        Path journal = newestUsedJournal(crashed);
        byte[] whole = Files.readAllBytes(journal);
        int end = endOf(journal);
        for (int cut : List.of(1, 2, 30, 100, 200)) {
            Path copy = copies.resolve("cut-" + cut);
            copy(crashed, copy);
            Files.write(copy.resolve(journal.getFileName()), java.util.Arrays.copyOf(whole, end - cut));
            assertThat(ids(copy)).as("cut %d", cut).isEqualTo(upTo(19));
        }
    }

    @Test
    void a_last_frame_of_which_a_sector_never_arrived_is_recovered_to_the_commit_before(
            @TempDir Path directory, @TempDir Path copies) throws IOException {
        Path crashed = copies.resolve("crashed");
        crashed(directory, crashed, 0, 20);
        Path journal = newestUsedJournal(crashed);
        byte[] bytes = Files.readAllBytes(journal);
        int end = endOf(journal);
        // From the last sector boundary on, nothing of the frame was written.
        for (int i = (end - 1) / 512 * 512; i < end; i++) bytes[i] = 0;
        Files.write(journal, bytes);
        assertThat(ids(crashed)).isEqualTo(upTo(19));
    }

    @Test
    void a_flipped_byte_in_the_journal_is_refused_in_a_sentence(@TempDir Path directory, @TempDir Path copies)
            throws IOException {
        Path crashed = copies.resolve("crashed");
        crashed(directory, crashed, 0, 20);
        Path journal = newestUsedJournal(crashed);
        byte[] whole = Files.readAllBytes(journal);
        int end = endOf(journal);
        Random random = new Random(5);
        for (int n = 0; n < 40; n++) {
            int place = n == 0 ? 0 : n == 1 ? end - 1 : random.nextInt(end);
            byte[] bytes = whole.clone();
            bytes[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(journal, bytes);
            assertThatThrownBy(() -> EmbeddedMongo.inDirectory(crashed).start())
                    .as("byte %d", place)
                    .hasMessageContaining("is damaged at byte");
            assertThat(EmbeddedMongo.check(crashed).faults())
                    .singleElement()
                    .asString()
                    .contains("is damaged at byte");
        }
        Files.write(journal, whole);
        assertThat(ids(crashed)).isEqualTo(upTo(20));
    }

    @Test
    void a_flipped_byte_in_the_data_file_is_found_or_changes_nothing(@TempDir Path directory, @TempDir Path copies)
            throws IOException {
        Path crashed = copies.resolve("crashed");
        crashed(directory, crashed, DOCUMENTS, 0);
        Path file = crashed.resolve("data.mv");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(11);
        int found = 0;
        for (int n = 0; n < 60; n++) {
            int place = random.nextInt(whole.length);
            byte[] bytes = whole.clone();
            bytes[place] ^= (byte) (1 << random.nextInt(8));
            copy(crashed, copies.resolve("flipped"));
            Files.write(copies.resolve("flipped/data.mv"), bytes);
            if (isRefused(copies.resolve("flipped"))) found++;
            else assertThat(ids(copies.resolve("flipped"))).as("byte %d", place).isEqualTo(upTo(DOCUMENTS));
        }
        assertThat(found).as("flips of live bytes").isPositive();
    }

    private static boolean isRefused(Path directory) {
        try {
            return !EmbeddedMongo.check(directory).isSound();
        } catch (RuntimeException e) {
            assertThat(e).hasMessageMatching("(?s).*(damaged|cannot be read|cannot be opened).*");
            return true;
        }
    }

    @Test
    void any_flipped_byte_of_a_data_file_that_was_closed_in_order_is_found(
            @TempDir Path directory, @TempDir Path copies) throws IOException {
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            insert(client, 0, DOCUMENTS);
            client.getDatabase("test")
                    .getCollection("things")
                    .deleteMany(new Document("_id", new Document("$lt", 200)));
        }
        Path copied = copies.resolve("copied");
        long size = Files.size(directory.resolve("data.mv"));
        for (int i = 0; i < 40; i++) {
            copy(directory, copied);
            byte[] bytes = Files.readAllBytes(copied.resolve("data.mv"));
            bytes[(int) (size * i / 40)] ^= 1;
            Files.write(copied.resolve("data.mv"), bytes);
            assertThat(EmbeddedMongo.check(copied).faults())
                    .as("byte %d", size * i / 40)
                    .hasSize(1);
        }
        assertThat(EmbeddedMongo.check(directory).faults()).isEmpty();
        assertThat(EmbeddedMongo.check(directory).faults()).isEmpty();
    }

    @Test
    void a_truncated_data_file_is_refused_or_recovered(@TempDir Path directory, @TempDir Path copies)
            throws IOException {
        Path crashed = copies.resolve("crashed");
        crashed(directory, crashed, DOCUMENTS, 0);
        byte[] whole = Files.readAllBytes(crashed.resolve("data.mv"));
        for (int tenth = 1; tenth < 10; tenth++) {
            Path copy = copies.resolve("truncated-" + tenth);
            copy(crashed, copy);
            Files.write(copy.resolve("data.mv"), java.util.Arrays.copyOf(whole, whole.length / 10 * tenth));
            if (!isRefused(copy)) assertThat(ids(copy)).isEqualTo(upTo(DOCUMENTS));
        }
    }
}
