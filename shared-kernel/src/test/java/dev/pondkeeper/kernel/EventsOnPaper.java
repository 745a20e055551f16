package dev.pondkeeper.kernel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/** The events as they stand in files: golden JSON in this room, one section each in the catalogue. */
final class EventsOnPaper {

    static final Path CATALOGUE = Path.of("..", "docs", "events.md");

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    private EventsOnPaper() {}

    /** Configured as the app's own event serializer is. */
    static ObjectMapper serializer() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    /** Null where the event has none, which a test then reports. */
    static String revisionOf(Class<?> event) {
        Revision revision = event.getAnnotation(Revision.class);
        return revision == null ? "(no @Revision)" : revision.value();
    }

    /** Every golden file of the event's present revision; the plain one first, then its variants. */
    static List<Path> goldenFilesOf(Class<?> event) {
        String name = event.getSimpleName() + ".v" + revisionOf(event) + ".";
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> allGoldenFiles() {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The sealed families of the kernel, found through the vocabulary's own events. */
    static Stream<Class<?>> families() {
        return Vocabulary.events().values().stream()
                .flatMap(event -> Arrays.stream(event.getInterfaces()))
                .filter(Class::isSealed)
                .distinct();
    }
}
