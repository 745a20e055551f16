package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.customer.CustomerCommand.MergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.UnmergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.MergeId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * In one of three histories customers are merged and parted again and again, mostly in the order that is lawful: ids that are drawn at
 * random hardly ever name the two of a merge.
 */
final class Unions {

    private static final int CUSTOMERS = 3;

    private final Random random;
    private final boolean come;
    private final Deque<MergeCustomers> open = new ArrayDeque<>();
    private int made;

    Unions(Random random) {
        this.random = random;
        this.come = random.nextInt(3) == 0;
    }

    boolean come() {
        return come;
    }

    Command next(Instant now) {
        if (!open.isEmpty() && random.nextBoolean()) {
            MergeCustomers last = random.nextInt(4) == 0 ? open.pollLast() : open.pop();
            return new UnmergeCustomers(last.survivor(), last.merged(), null, now);
        }
        int survivor = random.nextInt(CUSTOMERS);
        int merged = (survivor + 1 + random.nextInt(CUSTOMERS - 1)) % CUSTOMERS;
        MergeCustomers merge = new MergeCustomers(
                new CustomerId("cu-" + survivor), new CustomerId("cu-" + merged), new MergeId("union-" + ++made), now);
        open.push(merge);
        return merge;
    }
}
