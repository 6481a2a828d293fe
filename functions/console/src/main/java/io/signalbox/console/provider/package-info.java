/** What the console asks of an OpenID provider; how it is asked stands elsewhere. */
@NullMarked
package io.signalbox.console.provider;

import org.jspecify.annotations.NullMarked;
