/** The programme (规则集): every number a decision may use, as one versioned document. */
@NullMarked
package dev.pondkeeper.kernel.programme;

import org.jspecify.annotations.NullMarked;
