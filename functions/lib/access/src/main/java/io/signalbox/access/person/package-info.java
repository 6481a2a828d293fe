/** People whom an OpenID provider vouches for: their names here, and how functions know them. */
@NullMarked
package io.signalbox.access.person;

import org.jspecify.annotations.NullMarked;
