### Public forums: the list, one event. When and where also stand in announcements.

events-title = វេទិកា និងព្រឹត្តិការណ៍
events-none = ពេលនេះ មិនទាន់មានវេទិកាថ្មីទេ។ ដើម្បីទទួលព័ត៌មានពីវេទិកាលើកក្រោយ៖ /follow
events-coming = { $title }៖ { $when }
events-cancelled = { $title }៖ { $when } (លុបចោល)
events-past = វេទិកាដែលកន្លងមក៖
events-over = { $title } ({ $day })

event-example = គំរូ៖ វេទិកានេះគ្រាន់តែបង្ហាញពីរបៀបប្រើកម្មវិធីប៉ុណ្ណោះ។
event-other-language = វេទិកានេះមានតែជាភាសាផ្សេងប៉ុណ្ណោះ។
event-is-over = វេទិកានេះបានចប់ហើយ។
event-when = ពេលវេលា៖ { $when }
event-where = ទីកន្លែង៖ { $place }
event-speakers = វាគ្មិន៖
event-online = ចូលរួមតាមអ៊ីនធឺណិត៖ { $link }
event-recap = លទ្ធផលនៃវេទិកា៖

# Day and time, always by the clock of the place, which is named by its city. $from and $to are times.
event-when-day = { $day } ពី{ $from } ដល់{ $to } (ម៉ោងនៅ{ $city })
event-when-days = ពី{ $first } { $from } ដល់{ $last } { $to } (ម៉ោងនៅ{ $city })
# The same by the reader's own clock.
event-own-day = { $day } ពី{ $from } ដល់{ $to }
event-own-days = ពី{ $first } { $from } ដល់{ $last } { $to }
# The place's name, street and city, as a list.
event-place = { $parts }
recap-other-language = លទ្ធផលនេះមានតែជាភាសាផ្សេងប៉ុណ្ណោះ។
