### Questions to the speakers of a forum, and their answers.

event-questions = Questions and answers:
button-ask-speakers = Ask the speakers
button-questions = Questions ({ $number })
button-queue = { $title } ({ $number })

# Asking.
questions-follow-first = People who follow the campaign can ask the speakers. Would you like to follow this forum? Then you will also hear what came of it.
button-follow-and-ask = Follow and ask
questions-ask = What would you like to ask the speakers of “{ $title }”? Write it (at most { $most } characters).
questions-who-reads = The campaign’s moderators read it; it may be asked in public and published with the recap. They don’t see your name or your account. Please don't write any names, not even your own.
questions-send-this = Send this to the speakers?
questions-sent = Your question is in the queue. I will tell you when the speakers have heard it.
questions-too-many = You have sent { $most } questions for this forum. You can't send more, so that others get their turn.
questions-over = This forum is over: its speakers can’t be asked any more.
form-question = Your question to the speakers

# What the asker gets.
questions-told-asked = Your question was put to the speakers of “{ $title }”:
questions-told-declined = There was not enough time for this question at “{ $title }”. Thank you for asking.

# The queue.
questions-title = Questions to the speakers: { $title }
questions-none = Nothing is waiting.
questions-to-publish = The forum is over. What was answered can be published with the recap.
questions-row = { $number }. { $words }
questions-row-several = { $number }. { $words } (asked by { $total } people)
questions-more = And { $number } more.
questions-people = Asked by { $total } people.
questions-was-asked = The speakers were asked.
questions-was-declined = It was declined.
questions-was-published = It is published with the recap.
questions-done-before = This question is done already and not in the queue any more.
questions-marked = Marked as asked. Everybody who asked it will be told.
questions-declined = Declined. Everybody who asked it will be told politely.
questions-merge = Which question should this one be merged into?
questions-no-other = There is no other question in the queue.
button-asked = Mark as asked
button-merge = Merge with…
button-up = Up
button-down = Down

# With the recap.
button-publish-recap = Publish with the recap
questions-write-answer = What was the answer? Write it in { $language } (at most { $most } characters).
questions-other-question = What is the question in { $language }? Write it (at most { $most } characters).
questions-preview = This is how it will look in the recap:
questions-full = The recap has { $most } questions already; more don’t fit.
questions-published = It is published with the recap.
button-also-in = Also in { $language }
button-see-it = See it
form-question-answer = The answer
form-question-other = The question
