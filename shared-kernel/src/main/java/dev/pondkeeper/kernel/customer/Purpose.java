package dev.pondkeeper.kernel.customer;

/** What a customer is reached for: each needs a consent of its own (DOMAIN.md §2, Customer). */
public enum Purpose {
    /** What a contract asks for, without offers. */
    SERVICE,
    /** Everything that offers something. */
    MARKETING
}
