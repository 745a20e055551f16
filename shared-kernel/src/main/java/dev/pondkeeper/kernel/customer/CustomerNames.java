package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Command;
import java.util.function.UnaryOperator;

/**
 * A command that says itself which of its customer ids stand for a survivor. In every other command the door replaces each id
 * that was merged by the one it was merged into (DOMAIN.md §2, Customer).
 */
public interface CustomerNames {

    /** @param survivorOf finds who acts under an id today */
    Command actingOn(UnaryOperator<CustomerId> survivorOf);
}
