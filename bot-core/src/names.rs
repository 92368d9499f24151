//! Enums whose values have a name in the store and in buttons.

/// The enum, all of its values in the order in which they are offered, and the way to the name and back.
macro_rules! names {
    ($(#[$about:meta])* $vis:vis enum $name:ident {
        $( $(#[$doc:meta])* $value:ident = $text:literal, )*
    }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $( $(#[$doc])* $value, )* }

        impl $name {
            /// All of them, in the order in which they are offered.
            $vis const ALL: [Self; [$( $text ),*].len()] = [$( Self::$value ),*];

            /// As it is stored and as buttons name it.
            $vis const fn as_str(self) -> &'static str {
                match self { $( Self::$value => $text ),* }
            }

            /// The reverse of `as_str`.
            $vis fn parse(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.as_str() == name)
            }
        }
    };
}
