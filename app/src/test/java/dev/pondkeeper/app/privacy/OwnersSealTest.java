package dev.pondkeeper.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.eventstore.SealContext;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersSealTest {

    private static final SealContext ACCOUNT = new SealContext("snapshot", "points:42", "PointsAccount", "1");
    private static final Set<String> BOTH = Set.of("42", "43");
    private static final String STATE = "{\"tag\":\"手冲\"}";

    @TempDir
    Path directory;

    private FileKeyShelf shelf;
    private CustomerKeys keys;
    private OwnersSeal seal;

    @BeforeEach
    void open() {
        shelf = new FileKeyShelf(directory, MasterKey.in(directory));
        keys = new CustomerKeys(shelf, MasterKey.in(directory));
        seal = new OwnersSeal(keys, MasterKey.in(directory));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void state_about_several_or_nobody_is_closed_and_opens_again() {
        for (Set<String> owners : Set.of(BOTH, Set.<String>of())) {
            String closed = seal.seal(ACCOUNT, owners, STATE).orElseThrow();
            assertThat(closed).doesNotContain("手冲");
            assertThat(seal.open(ACCOUNT, owners, closed)).contains(STATE);
        }
    }

    @Test
    void state_does_not_open_elsewhere() {
        String closed = seal.seal(ACCOUNT, BOTH, STATE).orElseThrow();
        SealContext other = new SealContext("snapshot", "points:44", "PointsAccount", "1");
        assertThatThrownBy(() -> seal.open(other, BOTH, closed)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "43"})
    void with_the_erasure_of_any_owner_the_state_is_gone_and_none_is_kept_again(String erased) {
        String closed = seal.seal(ACCOUNT, BOTH, STATE).orElseThrow();
        keys.erase(erased);
        assertThat(seal.open(ACCOUNT, BOTH, closed)).isEmpty();
        assertThat(seal.seal(ACCOUNT, BOTH, STATE)).isEmpty();
    }
}
