/** The programme (规则集): every version there has been. */
@NullMarked
package dev.pondkeeper.query.programme;

import org.jspecify.annotations.NullMarked;
