/** How a view is fed, kept, rebuilt, waited for and compared; knows no domain word. */
@NullMarked
package dev.pondkeeper.query.view;

import org.jspecify.annotations.NullMarked;
