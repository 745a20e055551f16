package dev.pondkeeper.search;

import org.jspecify.annotations.Nullable;

/** Something that happens once in this thread when the next decision is taken and not yet recorded. */
final class Interruption {

    private static final ThreadLocal<@Nullable Runnable> NEXT = new ThreadLocal<>();

    void plan(Runnable event) {
        NEXT.set(event);
    }

    void happen() {
        Runnable event = NEXT.get();
        NEXT.remove();
        if (event != null) event.run();
    }
}
