### Looking for an answer in free words: what is answered, and which words say nothing by themselves.

search-several = Perhaps one of these is your question:
search-one = Perhaps this is your question:
search-others = These questions are close to yours:
search-nothing = I found no answer to that. You can ask a person, or read all questions.
search-long = That is too long for me to search. Please ask in one short sentence, or ask a person.
search-group = The answers to these questions are in the private chat:
search-thanks = You are welcome! If you would like to know something, just type your question.
search-agreeing = All right! If you would like to know something, just type your question.
search-wordless = Thank you! If you have a question, please type it in words.
search-who = I am the campaign's program, not a person. I collect signatures for its petitions, tell of its forums and answer questions. Type a question, or ask a person.
button-other-questions = Other questions
button-all-questions = All questions
button-ask-person = Ask a person

# Words with commas between, in any spelling. Fillers say nothing about what a question is about; the rest
# is said by people who ask nothing, alone or with the words of "beside" around it.
search-words =
    .fillers = a, an, the, is, are, am, was, were, be, been, being, do, does, did, done, doing, can, could, may, might, will, would, shall, should, must, have, has, had, having, i, me, my, mine, myself, you, your, yours, he, him, his, she, her, it, its, we, us, our, ours, they, them, their, this, that, these, those, there, here, what, whats, which, who, whos, whom, whose, when, where, wheres, why, how, hows, and, or, but, if, of, in, on, at, to, for, by, with, about, as, into, than, then, so, too, also, just, only, even, very, really, please, pls, plz, kindly, hello, hi, hey, dear, thank, thanks, sorry, excuse, want, wants, wanna, wanted, need, needs, know, tell, say, says, said, explain, show, give, gives, get, gets, getting, got, go, goes, going, make, makes, some, any, anyone, anybody, someone, somebody, something, anything, everyone, everybody, one, ok, okay, yes, no, not, dont, doesnt, didnt, cant, cannot, couldnt, wont, isnt, arent, im, ive, id, ill, youre, lets, let, agree, agreed, u, r, ur, like, now, today, currently, still, already, again, way, thing, things, much, more, most, all, every, each, other, another, out, up, off, use, allowed, able, possible, find, found, people, person, quick, question, questions, wondering, curious, bot, sir, madam, bro, brother, sister, friend
    .greetings = hello, helo, hallo, hi, hii, hey, hiya, good morning, good afternoon, good evening, good day, greetings, hi there, hello there, how are you, how are you doing, how is it going, whats up, sup, nice to meet you, salut, bonjour, gday, g day, gday mate, howdy, yo, heya, hola
    .thanks = thanks, thank you, thank u, thank you very much, thank you so much, thanks a lot, many thanks, thx, tnx, ty, tysm, merci, much appreciated, appreciate it, cheers, thanks for your help, thank you for your help, thanks for the help, thanks for the information, thank you for the information, god bless you
    .agreeing = ok, okay, okey, oki, k, kk, yes, yeah, yep, yup, no, nope, sure, fine, good, great, nice, cool, alright, all right, i see, i understand, understood, got it, well done, good job, wow, perfect, done, right, exactly, agree, i agree, bye, goodbye, bye bye, see you, good night, haha, hahaha, lol, hehe, hahahaha, slay, this is cool, ngl this is cool, so cool
    .who = what time is it, what is the time, what day is it, what date is it, how old are you, are you chatgpt, are you ai, are you an ai, do you speak khmer, do you speak english, what is your job, where are you from, where are you, who are you, who r u, what are you, what is this, what is your name, whats your name, are you a bot, are you a robot, are you human, are you a person, are you real, is this a bot, who is this, who made you, what can you do, what do you do, what does this bot do, what is this bot, what is this bot for, who am i talking to, is anybody there, anyone there
    .beside = there, bot, friend, friends, everyone, everybody, all, sir, madam, bro, brother, sister, team, guys, again, so much, very much, a lot, then, and, please, dear, oh, my, to you, too, you, samleng, so, im, from, very

# The answer to “who should I vote for?”.
talk-neutral = The campaign does not tell anyone whom to vote for. The choice is yours.
