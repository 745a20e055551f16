package dev.pondkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pond digest}: one line per view, and one for all of them together. */
@Command(
        name = "digest",
        description = "Prints the SHA-256 of every view: equal histories give equal digests.",
        footer = {
            "",
            "The last line is the SHA-256 of the lines above it, each as \"<view> <documents> <sha256>\" and a line feed,",
            "sorted by view."
        })
final class DigestCommand implements Callable<Integer> {

    /** The server reads every document before it says a word. */
    private static final int LONG_WORK = 10;

    private record ViewDigest(String view, long documents, String sha256) {}

    private final Surroundings surroundings;

    @Mixin
    private final ServerOption server = new ServerOption();

    DigestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<ViewDigest> digests = digests(
                server.connect(surroundings.silence().multipliedBy(LONG_WORK)).get("/ops/views/digests"));
        int width = digests.stream()
                .mapToInt(digest -> digest.view().length())
                .max()
                .orElse(0);
        width = Math.max(width, "combined".length());
        surroundings.out().printf("%-" + width + "s %10s %s%n", "view", "documents", "sha256");
        MessageDigest all = sha256();
        long documents = 0;
        for (ViewDigest digest : digests) {
            row(width, digest);
            String line = digest.view() + " " + digest.documents() + " " + digest.sha256() + "\n";
            all.update(line.getBytes(StandardCharsets.UTF_8));
            documents += digest.documents();
        }
        row(width, new ViewDigest("combined", documents, HexFormat.of().formatHex(all.digest())));
        return 0;
    }

    private void row(int width, ViewDigest digest) {
        surroundings.out().printf("%-" + width + "s %10d %s%n", digest.view(), digest.documents(), digest.sha256());
    }

    private static List<ViewDigest> digests(JsonNode answer) {
        List<ViewDigest> digests = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            digests.add(new ViewDigest(
                    item.path("view").asText(),
                    item.path("documents").asLong(),
                    item.path("sha256").asText()));
        }
        digests.sort(Comparator.comparing(ViewDigest::view));
        return digests;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java platform has SHA-256", never);
        }
    }
}
