package dev.pondkeeper.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text of an event that tells something about a person. It is encrypted under that customer's own key before it
 * reaches the ledger, and unreadable for ever once the key is erased (PIPL art. 47; DOMAIN.md §2, Customer).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface PersonalData {}
