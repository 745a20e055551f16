package dev.pondkeeper.kernel.customer;

/** What a customer did with content at a touch point (互动; DOMAIN.md §2, Customer). */
public enum InteractionKind {
    VISIT,
    VIEW,
    SHARE,
    COMMENT,
    CLICK,
    LIKE,
    FOLLOW,
    MESSAGE
}
