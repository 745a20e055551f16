package dev.embeddedmongodb.storage;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** The tables of one page store, by number. Whoever changes one is alone: {@link Store#write} sees to that. */
final class Tables {

    private static final byte PUT = 0;
    private static final byte DROP = 2;

    private final Map<Integer, MVMap<byte[], byte[]>> open = new ConcurrentHashMap<>();
    private final MVStore file;

    Tables(MVStore file) {
        this.file = file;
    }

    /** The table, made if it is not there. */
    MVMap<byte[], byte[]> table(int number) {
        MVMap<byte[], byte[]> known = open.get(number);
        return known != null ? known : opened(number);
    }

    @Nullable
    MVMap<byte[], byte[]> find(int number) {
        MVMap<byte[], byte[]> known = open.get(number);
        if (known != null) return known;
        return file.hasMap(name(number)) ? opened(number) : null;
    }

    private MVMap<byte[], byte[]> opened(int number) {
        return open.computeIfAbsent(number, key -> file.openMap(name(key), builder()));
    }

    void remove(int number) {
        open.remove(number);
        file.removeMap(name(number));
    }

    /** The numbers of all tables, used or not. */
    List<Integer> numbers() {
        return file.getMapNames().stream()
                .map(name -> Integer.parseInt(name.substring(1)))
                .toList();
    }

    /** How these tables stand now. */
    Map<Integer, RootReference<byte[], byte[]>> roots(Collection<Integer> numbers) {
        Map<Integer, RootReference<byte[], byte[]>> roots = new HashMap<>();
        for (Integer number : numbers)
            roots.computeIfAbsent(number, key -> table(key).flushAndGetRoot());
        return roots;
    }

    /** Takes changes back, the latest first. */
    void undo(List<Op> ops) {
        for (ListIterator<Op> each = ops.listIterator(ops.size()); each.hasPrevious(); ) {
            Op op = each.previous();
            if (op.key() == Op.WHOLE_TABLE) continue;
            byte[] before = op.before();
            if (before == null) table(op.table()).remove(op.key());
            else table(op.table()).put(op.key(), before);
        }
    }

    /** Makes the changes of one frame of the journal once more. */
    void replay(byte[] bytes, int from, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        while (in.hasRemaining()) {
            int number = DataUtils.readVarInt(in);
            byte kind = in.get();
            if (kind == DROP) {
                remove(number);
                continue;
            }
            byte[] key = bytesOf(in);
            if (kind == PUT) table(number).put(key, bytesOf(in));
            else table(number).remove(key);
        }
    }

    private static byte[] bytesOf(ByteBuffer in) {
        byte[] bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        return bytes;
    }

    private static String name(int number) {
        return "t" + number;
    }

    private static MVMap.Builder<byte[], byte[]> builder() {
        return new MVMap.Builder<byte[], byte[]>()
                .keyType(ChecksummedBytes.INSTANCE)
                .valueType(ChecksummedBytes.INSTANCE);
    }
}
