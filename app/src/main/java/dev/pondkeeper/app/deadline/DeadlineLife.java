package dev.pondkeeper.app.deadline;

import dev.pondkeeper.eventstore.deadlines.DurableDeadlines;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets deadlines fire after everything that they may reach has started, and stops them before any of it stops. */
@Component
class DeadlineLife implements SmartLifecycle {

    /** Before the web server, which begins last of all. */
    private static final int PHASE = Integer.MAX_VALUE - 4096;

    private final DurableDeadlines deadlines;
    private volatile boolean running;

    DeadlineLife(DurableDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void start() {
        deadlines.start();
        running = true;
    }

    @Override
    public void stop() {
        deadlines.shutdown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
