package dev.pondkeeper.app.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for texts in files, in whatever form they may have been written. */
final class Traces {

    private Traces() {}

    /** Each file and in which form it holds one of the texts. */
    static Map<String, String> in(Path directory, List<String> texts) throws IOException {
        Map<String, String> traces = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String bytes = read(file);
                for (String text : texts) {
                    for (String form : formsOf(text)) {
                        if (bytes.contains(form)) traces.put(file.getFileName() + " " + text, form);
                    }
                }
            });
        }
        return traces;
    }

    /** Bytes as characters of the same number, so that they can be searched as text. */
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As UTF-8, UTF-16 of either order, and within base64 at each of its three alignments, both alphabets. */
    private static List<String> formsOf(String text) {
        List<String> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        for (int before = 0; before < 3; before++) {
            byte[] utf8 = ("x".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
            String whole = Base64.getEncoder().withoutPadding().encodeToString(utf8);
            // The first and last characters also tell of the neighbours, which are others in every place.
            String inner =
                    whole.substring(before == 0 ? 0 : before + 1, whole.length() - (utf8.length % 3 == 0 ? 0 : 1));
            forms.add(inner);
            forms.add(inner.replace('+', '-').replace('/', '_'));
        }
        return forms;
    }
}
