package dev.pondkeeper.saga;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A saga that holds ids, times and numbers and nothing personal. It is kept readable when its customer is erased, so that it can
 * end what it has begun; any other saga is gone with the customer's key. A test looks at the fields.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface IdsOnly {}
