package dev.embeddedmongodb.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** The batches that reach the disk together, in one write and one sync. */
final class Group {

    final Condition finished;
    final Bytes payload = new Bytes(1024);
    final List<Op> ops = new ArrayList<>();
    final Map<Integer, RootReference<byte[], byte[]>> roots = new HashMap<>();
    boolean done;

    @Nullable
    RuntimeException failure;

    Group(Condition finished) {
        this.finished = finished;
    }
}
