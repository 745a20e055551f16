package dev.pondkeeper.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.app.privacy.KeyShelf.Place;
import dev.pondkeeper.command.CustomerIsErased;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeyShelfTest {

    @TempDir
    Path directory;

    private final String wrapped = Sealing.PREFIX + "w".repeat(80);

    @Test
    void keeps_a_key_over_a_restart_in_a_file_that_only_its_owner_may_read() throws IOException {
        try (FileKeyShelf shelf = open()) {
            assertThat(shelf.find("42")).isEmpty();
            assertThat(shelf.putIfAbsent("42", wrapped)).isEqualTo(new Place(wrapped));
            assertThat(shelf.putIfAbsent("42", Sealing.PREFIX + "x".repeat(80))).isEqualTo(new Place(wrapped));
        }
        try (FileKeyShelf shelf = open()) {
            assertThat(shelf.find("42")).contains(new Place(wrapped));
            assertThat(shelf.find("43")).isEmpty();
        }
        assertThat(Files.getPosixFilePermissions(file()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void an_erased_key_stands_in_the_file_no_longer_and_is_never_put_again() throws IOException {
        try (FileKeyShelf shelf = open()) {
            shelf.putIfAbsent("42", wrapped);
            shelf.putIfAbsent("43", Sealing.PREFIX + "y".repeat(80));
            assertThat(text()).contains("w".repeat(80));
            shelf.erase("42");
            shelf.erase("42");
            assertThat(text()).doesNotContain("www").contains("y".repeat(80));
            assertThat(shelf.putIfAbsent("42", wrapped)).isEqualTo(Place.ERASED);
        }
        try (FileKeyShelf shelf = open()) {
            assertThat(shelf.find("42")).contains(Place.ERASED);
            assertThat(shelf.find("43")).isPresent();
        }
    }

    @Test
    void who_never_had_a_key_gets_none_after_an_erasure() {
        try (FileKeyShelf shelf = open()) {
            shelf.erase("42");
            assertThat(shelf.putIfAbsent("42", wrapped)).isEqualTo(Place.ERASED);
        }
    }

    @Test
    void a_slot_that_a_crash_cut_short_is_skipped_and_the_next_is_whole() throws IOException {
        try (FileKeyShelf shelf = open()) {
            shelf.putIfAbsent("42", wrapped);
        }
        Files.write(file(), new byte[] {0, 0, 0, 1, 7, 7, 7}, StandardOpenOption.APPEND);
        try (FileKeyShelf shelf = open()) {
            shelf.putIfAbsent("43", wrapped);
        }
        Files.write(file(), new byte[128], StandardOpenOption.APPEND);
        try (FileKeyShelf shelf = open()) {
            assertThat(shelf.find("42")).isPresent();
            assertThat(shelf.find("43")).isPresent();
            shelf.putIfAbsent("44", wrapped);
            assertThat(shelf.find("44")).isPresent();
        }
    }

    @Test
    void many_at_once_each_get_a_place_of_their_own() {
        try (FileKeyShelf shelf = open()) {
            IntStream.range(0, 64)
                    .parallel()
                    .forEach(i -> shelf.putIfAbsent("c" + i, Sealing.PREFIX + String.format("%080d", i)));
            for (int i = 0; i < 64; i++) {
                assertThat(shelf.find("c" + i)).contains(new Place(Sealing.PREFIX + String.format("%080d", i)));
            }
        }
    }

    @Test
    void a_vault_gives_the_same_key_until_it_is_erased_and_none_for_ever_after() {
        try (FileKeyShelf shelf = open()) {
            CustomerKeys keys = new CustomerKeys(shelf, MasterKey.in(directory));
            assertThat(keys.of("42")).isEmpty();
            SecretKey key = keys.ofNew("42");
            assertThat(new CustomerKeys(shelf, MasterKey.in(directory)).of("42"))
                    .contains(key);
            keys.erase("42");
            assertThat(keys.of("42")).isEmpty();
            assertThatThrownBy(() -> keys.ofNew("42")).isInstanceOf(CustomerIsErased.class);
        }
    }

    private FileKeyShelf open() {
        return new FileKeyShelf(directory, MasterKey.in(directory));
    }

    private Path file() {
        return directory.resolve("customers.vault");
    }

    private String text() throws IOException {
        return Files.readString(file(), StandardCharsets.ISO_8859_1);
    }
}
