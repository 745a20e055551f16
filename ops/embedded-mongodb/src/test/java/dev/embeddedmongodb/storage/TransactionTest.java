package dev.embeddedmongodb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TransactionTest {

    private static final int TABLE = 1;

    @Test
    void a_command_too_large_for_the_memory_is_refused_and_leaves_nothing() {
        byte[] megabyte = new byte[1 << 20];
        int tooMany = (int) (Transaction.MAX_BYTES >> 20) + 1;
        try (Store store = Store.inMemory()) {
            assertThatThrownBy(() -> store.write(transaction -> {
                        for (int i = 0; i < tooMany; i++) transaction.put(TABLE, key(i), megabyte);
                        return tooMany;
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("split it");
            store.write(transaction -> transaction.put(TABLE, key(7), new byte[] {1}) == null);
            try (Snapshot snapshot = store.snapshot()) {
                assertThat(snapshot.size(TABLE)).isEqualTo(1);
                assertThat(snapshot.get(TABLE, key(7))).containsExactly(1);
            }
        }
    }

    private static byte[] key(int i) {
        return new byte[] {(byte) (i >> 8), (byte) i};
    }
}
