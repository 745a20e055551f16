package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a full disk writes are refused and reads served; once there is space again, writes go on. Needs a small tmpfs. */
class FullDiskIT {

    private static final int JOURNAL = 1 << 20;

    @Test
    void a_full_disk_refuses_writes_serves_reads_and_recovers(@TempDir Path mountPoint) throws Exception {
        assumeThat(mount(mountPoint))
                .as("this needs the right to mount a tmpfs of 24 MiB")
                .isTrue();
        try {
            fillAndRecover(mountPoint);
        } finally {
            run("umount", mountPoint.toString());
        }
    }

    private static void fillAndRecover(Path disk) throws IOException {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[12 << 20]);
        Path directory = disk.resolve("data");
        List<Integer> acknowledged = new ArrayList<>();
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory)
                        .journalFileBytes(JOURNAL)
                        .start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
            things.createIndex(new Document("n", 1));
            MongoException full = fill(things, acknowledged);
            assertThat(full.getMessage()).contains("disk is full");
            assertThat(things.countDocuments()).isEqualTo(acknowledged.size());
            assertThat(things.find(new Document("n", 3)).first()).isNotNull();
            assertThatThrownBy(() -> things.insertOne(document(-1))).isInstanceOf(MongoException.class);

            Files.delete(ballast);
            int before = acknowledged.size();
            for (int attempt = 0; attempt < 1_000 && acknowledged.size() < before + 50; attempt++) {
                tryInsert(things, acknowledged, 100_000 + attempt);
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(before + 50);
            assertThat(mongo.check().faults()).isEmpty();
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory)
                        .journalFileBytes(JOURNAL)
                        .start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            assertThat(mongo.check().faults()).isEmpty();
            MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
            assertThat(things.find().map(d -> d.getInteger("_id"))).containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    private static MongoException fill(MongoCollection<Document> things, List<Integer> acknowledged) {
        for (int i = 0; i < 100_000; i++) {
            try {
                things.insertOne(document(i));
                acknowledged.add(i);
            } catch (MongoException e) {
                return e;
            }
        }
        throw new AssertionError("The disk never was full");
    }

    private static void tryInsert(MongoCollection<Document> things, List<Integer> acknowledged, int id) {
        try {
            things.insertOne(document(id));
            acknowledged.add(id);
        } catch (MongoException e) {
            // The server looks for space ten times a second.
            assertThat(e.getMessage()).contains("disk is full");
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static Document document(int id) {
        return new Document("_id", id).append("n", id).append("text", "z".repeat(1_000));
    }

    private static boolean mount(Path mountPoint) throws InterruptedException {
        return run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", mountPoint.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
