package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.membership.TaskId;

/** The same taskId twice is one grant, so it cannot have two amounts. */
final class TaskClash extends Refusal {

    private static final long serialVersionUID = 1L;

    TaskClash(TaskId task, long growth) {
        super("task-clash", "Task " + task + " was granted already, with growth " + growth + ".");
    }
}
